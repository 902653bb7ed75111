import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './page.css';
import { faultsSubscription, roomsQuery } from './examples.ts';

// Monaco works in the background; scripts/build-graphiql.ts makes a file of each worker.
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = label === 'json' || label === 'graphql' ? label : 'editor';
    return new Worker(new URL(`${name}.worker.js`, import.meta.url));
  },
};

// This script lies in graphiql/, wherever a proxy has put that.
const path = new URL('../graphql', import.meta.url).pathname;
const tabs = [{ query: roomsQuery }, { query: faultsSubscription }];

/** Kept as long as the browser's tab is, and in no other tab. */
const keyInStorage = 'roomwatch.adminKey';

function Page() {
  const [key, setKey] = useState(() => sessionStorage.getItem(keyInStorage) ?? '');
  const [keyIsWanted, setKeyIsWanted] = useState(false);

  const socket = useMemo(() => {
    const url = new URL(path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    return createClient({
      url: url.href,
      connectionParams: () => headersFor(key),
      retryAttempts: Infinity,
      keepAlive: 10_000,
      // A key that is refused does not become right by asking again.
      shouldRetry: (event) => event?.code !== 4403,
    });
  }, [key]);
  useEffect(() => () => void socket.dispose(), [socket]);

  const fetcher = useMemo(() => {
    const send = createGraphiQLFetcher({
      url: path,
      wsClient: socket,
      enableIncrementalDelivery: false,
      fetch: async (url, options) => {
        const headers = { ...options.headers, ...headersFor(key) };
        const response = await fetch(url, { ...options, headers });
        setKeyIsWanted(response.status === 401);
        return response;
      },
    });
    return (params, options) => send(...withItsOwnOperation(params, options));
  }, [key, socket]);

  function applyKey(form) {
    const given = new FormData(form).get('key').trim();
    sessionStorage.setItem(keyInStorage, given);
    setKey(given);
  }

  return (
    <>
      <form
        className="key"
        onSubmit={(event) => {
          event.preventDefault();
          applyKey(event.currentTarget);
        }}
      >
        <strong>Roomwatch</strong>
        <label htmlFor="key">Admin key</label>
        <input
          id="key"
          name="key"
          type="password"
          autoComplete="off"
          defaultValue={key}
          placeholder="none is needed on loopback"
        />
        <button type="submit">Use</button>
        <span role="status">{keyIsWanted && 'This server asks for its key (ADMIN_KEY).'}</span>
      </form>
      {/* Made anew with each key, so that it reads the schema again. */}
      <GraphiQL key={key} fetcher={fetcher} defaultTabs={tabs} defaultEditorToolsVisibility={false}>
        <GraphiQL.Logo>
          <span />
        </GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

/**
 * GraphiQL reads a document a moment after it was shown. Run before that, as right after changing the tab, it would ask
 * for the operation of the document shown before.
 */
function withItsOwnOperation(params, options) {
  let documentAST;
  try {
    documentAST = parse(params.query);
  } catch {
    return [params, options]; // the server says what is wrong with it
  }
  const operations = documentAST.definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const operationName = operations.length === 1 ? operations[0].name?.value : params.operationName;
  return [
    { ...params, operationName },
    { ...options, documentAST },
  ];
}

function headersFor(key) {
  return key === '' ? {} : { authorization: `Bearer ${key}` };
}

createRoot(document.getElementById('page')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
