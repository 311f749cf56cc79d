import { contatoriSuite, dovutiSuite, ENTE, FakeContatori, FakeDovuti } from '../testing';

describe('the dovuti in memory', () => {
  dovutiSuite(() => {
    const dovuti = new FakeDovuti();
    return Promise.resolve((work) => work(dovuti));
  });
});
describe('the counters in memory', () => {
  contatoriSuite(() => Promise.resolve({ contatori: new FakeContatori(), ente: ENTE }));
});
