// A page with Apollo Client and React: the offices over HTTP, and the board of one of them live over a WebSocket.
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { ApolloProvider, useQuery, useSubscription } from '@apollo/client/react';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const server = new URLSearchParams(location.search).get('server') ?? 'http://localhost:4000';

const live = createClient({
  url: `${server.replace(/^http/, 'ws')}/graphql`,
  // By its defaults the client gives up when the server is gone for a while.
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  keepAlive: 10_000,
});

const client = new ApolloClient({
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(live),
    new HttpLink({ uri: `${server}/graphql` }),
  ),
  cache: new InMemoryCache({ typePolicies: { Office: { keyFields: ['code'] } } }),
});

interface OfficeRow {
  code: string;
  name: string;
}
const OFFICES: TypedDocumentNode<{ offices: OfficeRow[] }> = gql`query Offices { offices { code name } }`;

interface BoardData {
  board: { called: { number: string; counter: string }[] };
}
const BOARD: TypedDocumentNode<BoardData, { office: string }> = gql`
  subscription Board($office: ID!) { board(office: $office) { called { number counter } } }`;

function Board({ office }: { office: string }) {
  const { data, error } = useSubscription(BOARD, { variables: { office } });
  if (error) return <p role="alert">{error.message}</p>;
  const called = data?.board.called ?? [];
  return (
    <ol>
      {called.map(({ number, counter }) => (
        <li key={number}>
          {number}, counter {counter}
        </li>
      ))}
    </ol>
  );
}

function Page() {
  const [office, setOffice] = useState('BOGOR');
  const { data, error } = useQuery(OFFICES);
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <>
      <select value={office} onChange={({ target }) => setOffice(target.value)} aria-label="Office">
        {data?.offices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Board office={office} />
    </>
  );
}

const page = document.querySelector('#page');
if (page)
  createRoot(page).render(
    <ApolloProvider client={client}>
      <Page />
    </ApolloProvider>,
  );
