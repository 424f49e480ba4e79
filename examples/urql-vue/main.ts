// A page with urql and Vue: the offices by GET, and the board of one of them live by Server-Sent Events.
import { Client, cacheExchange, fetchExchange, provideClient, useQuery, useSubscription } from '@urql/vue';
import { createApp, defineComponent, h, ref } from 'vue';

const server = new URLSearchParams(location.search).get('server') ?? 'http://localhost:4000';

const client = new Client({
  url: `${server}/graphql`,
  exchanges: [cacheExchange, fetchExchange],
  fetchSubscriptions: true,
});

const OFFICES = 'query Offices { offices { code name } }';
const BOARD = 'subscription Board($office: ID!) { board(office: $office) { called { number counter } } }';
interface OfficesData {
  offices: { code: string; name: string }[];
}
interface BoardData {
  board: { called: { number: string; counter: string }[] };
}

const Page = defineComponent({
  setup() {
    provideClient(client);
    const office = ref('BOGOR');
    const offices = useQuery<OfficesData>({ query: OFFICES });
    const board = useSubscription<BoardData>({ query: BOARD, variables: () => ({ office: office.value }) });
    const choose = ({ target }: Event) => {
      office.value = (target as HTMLSelectElement).value;
    };
    const rows = () => offices.data.value?.offices ?? [];
    const calls = () => board.data.value?.board.called ?? [];
    return () => [
      h(
        'select',
        { 'aria-label': 'Office', value: office.value, onChange: choose },
        rows().map(({ code, name }) => h('option', { value: code }, name)),
      ),
      h(
        'ol',
        calls().map(({ number, counter }) => h('li', `${number}, counter ${counter}`)),
      ),
    ];
  },
});

createApp(Page).mount('#page');
