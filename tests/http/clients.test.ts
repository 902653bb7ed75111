import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { cacheExchange, Client as Urql, fetchExchange } from '@urql/core';
import { describeWith, findProgram } from '../helpers/left-out.ts';
import { pythonPackages } from '../helpers/python.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { serve } from './harness.ts';

const run = promisify(execFile);
const FIXTURES = path.join(import.meta.dirname, '../fixtures/graphql');
const KEYED = { adminKey: 'secret' };
const authorization = 'Bearer secret';

describe('a GET with Authorization', () => {
  test('urql asks, with its defaults', async () => {
    const { url } = await serve(KEYED);
    const methods: (string | undefined)[] = [];
    const client = new Urql({
      url: `${url}/graphql`,
      exchanges: [cacheExchange, fetchExchange],
      fetchOptions: { headers: { authorization } },
      fetch: (input, init) => {
        methods.push(init?.method);
        return fetch(input, init);
      },
    });
    expect(await client.query('{ hello }', {})).toMatchObject({ data: { hello: 'Hello world' }, error: undefined });
    expect(methods).toEqual(['GET']);
  });

  test('curl -G asks', async () => {
    const { url } = await serve(KEYED);
    const words = [
      '-sG',
      `${url}/graphql`,
      '-H',
      `Authorization: ${authorization}`,
      '--data-urlencode',
      'query={hello}',
    ];
    const { stdout } = await run('curl', words);
    expect(JSON.parse(stdout)).toEqual({ data: { hello: 'Hello world' } });
  });

  test.each([
    ['sgqlc', 'sgqlc==18', { data: { hello: 'Hello world' } }],
    ['gql', 'gql[requests,websockets]==4.4.0', [{ hello: 'Hello world' }, { viewer: { role: 'ADMINISTRATOR' } }]],
  ])('%s asks, as it comes; gql over a WebSocket, too', async (name, packages, seen) => {
    const { url } = await serve(KEYED);
    const env = { PATH: process.env['PATH'], PYTHONPATH: await pythonPackages(packages) };
    const { stdout } = await run('python3', [path.join(FIXTURES, `ask-by-${name}.py`), `${url}/graphql`, 'secret'], {
      env,
    });
    expect(JSON.parse(stdout)).toMatchObject(seen);
  });

  test.each([
    ['no Authorization', {}, 400],
    ['Basic, which a browser adds by itself', { authorization: 'Basic YTpi' }, 400],
    ['Digest, which a browser adds by itself', { authorization: 'Digest username="a"' }, 400],
    ['Bearer from a page of another site', { authorization: 'Bearer x', 'sec-fetch-site': 'cross-site' }, 403],
    ['Bearer from a foreign origin', { authorization: 'Bearer x', origin: 'https://evil.example' }, 403],
    ['Bearer', { authorization: 'Bearer x' }, 200],
  ])('%s', async (_name, headers, status) => {
    const { url } = await serve();
    expect((await fetch(`${url}/graphql?query={hello}`, { headers: headers as Record<string, string> })).status).toBe(
      status,
    );
  });
});

describe('connection_init', () => {
  test.each(['Authorization', 'AUTHORIZATION', 'authorization'])('the key is taken from %s', async (name) => {
    const { socket } = await serve(KEYED);
    await socket().init({ other: 1, [name]: authorization });
  });
});

test.each([
  // What Apollo's sandbox and client send, and what Azure's clients send from a browser.
  'apollo-query-plan-experimental,apollographql-client-name,apollographql-client-version,authorization,content-type',
  'x-apollo-operation-id,x-apollo-operation-name,x-apollo-tracing,apollo-require-preflight',
  'authorization,content-type,prefer,x-ms-client-request-id,x-ms-useragent,x-ms-version,x-ms-app,x-ms-user',
])('a page that may call may send its own headers: %s', async (headers) => {
  const { url } = await serve({ ...KEYED, allowedOrigins: ['https://wall.example'] });
  const preflight = (origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
    });
  const answer = await preflight('https://wall.example');
  expect([answer.status, answer.headers.get('access-control-allow-headers')]).toEqual([204, headers]);
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-headers')).toBeNull();
});

describe('a client that asks for HTTP/2 over plain http', () => {
  test.each([
    ['GET', []],
    ['POST', ['-H', 'Content-Type: application/json', '-d', JSON.stringify({ query: '{ hello }' })]],
  ])('curl --http2, by %s, is answered over HTTP/1.1, again and again', async (method, more) => {
    const { url, server } = await serve();
    const target = `${url}/graphql${method === 'GET' ? '?query=%7Bhello%7D' : ''}`;
    const words = [
      '-s',
      '--http2',
      '-H',
      'apollo-require-preflight: 1',
      '-w',
      '%{http_version} %{http_code}\n',
      ...more,
    ];
    // Over one connection.
    const { stdout } = await run('curl', [...words, ...Array.from({ length: 20 }, () => target)]);
    expect(stdout).toBe('{"data":{"hello":"Hello world"}}\n1.1 200\n'.repeat(20));
    expect(server.app.server.listenerCount('upgrade')).toBeGreaterThan(0);
  });

  test('a request for another protocol is what it is without', async () => {
    const { url } = await serve(KEYED);
    const { stdout } = await run('curl', ['-s', '--http2', '-w', ' %{http_code}', `${url}/graphql?query=%7Bhello%7D`]);
    expect(stdout).toMatch(/UNAUTHENTICATED.* 401$/);
  });
});

describeWith(
  'a JDK (Debian package default-jdk-headless)',
  findProgram('javac') !== null,
  'Java over plain http',
  () => {
    test("Java's HttpClient, with its defaults, by GET and POST", async () => {
      const { url } = await serve();
      const file = path.join(tempDir('java'), 'Ask.java');
      writeFileSync(file, JAVA);
      const { stdout } = await run('java', [file, `${url}/graphql`]);
      expect(stdout).toBe('200 HTTP_1_1 {"data":{"hello":"Hello world"}}\n\n'.repeat(4));
    });
  },
);

const JAVA = `
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

public class Ask {
  public static void main(String[] words) throws Exception {
    var client = HttpClient.newHttpClient();
    var get = HttpRequest.newBuilder(URI.create(words[0] + "?query=%7Bhello%7D")).header("apollo-require-preflight", "1");
    var post = HttpRequest.newBuilder(URI.create(words[0])).header("Content-Type", "application/json")
      .POST(BodyPublishers.ofString("{\\"query\\":\\"{ hello }\\"}"));
    for (int round = 0; round < 2; round += 1) {
      for (var request : new HttpRequest[] {get.build(), post.build()}) {
        var answer = client.send(request, BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.version() + " " + answer.body());
      }
    }
  }
}
`;
