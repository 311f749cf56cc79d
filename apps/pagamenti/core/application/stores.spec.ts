import { InMemoryPagamenti, pagamentiStoresSuite } from '../testing';

pagamentiStoresSuite('in memory', () => Promise.resolve(new InMemoryPagamenti()));
