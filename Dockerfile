# The API and the worker of Roomwatch; compose.yaml runs both beside their stores.
FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production
# what npm ci needs, so that a change of the sources alone installs nothing again; it builds GraphiQL's page as well
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY scripts scripts
COPY web web
RUN npm ci --omit=dev
COPY . .
RUN mkdir -p /data && chown node:node /data
ENV DATA_DIR=/data
VOLUME /data
USER node
EXPOSE 4000
# node itself is the first process, so the signals of a container's stop reach it
ENTRYPOINT ["node", "--import", "tsx", "src/main.ts"]
