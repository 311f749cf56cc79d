import { countersSuite, dovutiSuite, ENTE, FakeCounters, FakeDovuti } from '../testing';

describe('the dovuti in memory', () => {
  dovutiSuite(() => {
    const dovuti = new FakeDovuti();
    return Promise.resolve((work) => work(dovuti));
  });
});
describe('the counters in memory', () => {
  countersSuite(() => Promise.resolve({ counters: new FakeCounters(), ente: ENTE }));
});
