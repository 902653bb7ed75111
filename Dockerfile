# The API and the worker of Roomwatch; compose.yaml runs both beside their stores.
# Node's present LTS, in both stages; `npm run test:lts` runs the tests on it.
FROM node:24-slim AS build
WORKDIR /app
# what npm ci needs, so that a change of the sources alone installs nothing again
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# the files that package.json names, as an installation gets them
RUN npm pack && mkdir /packed && tar -xzf roomwatch-*.tgz -C /packed --strip-components=1

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
COPY scripts/prepare.js scripts/
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /packed ./
RUN mkdir -p -m 700 /data && chown node:node /data
ENV DATA_DIR=/data
VOLUME /data
USER node
EXPOSE 4000
# node itself is the first process, so the signals of a container's stop reach it
ENTRYPOINT ["node", "dist/program/main.js"]
