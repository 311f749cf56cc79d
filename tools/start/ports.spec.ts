import { readPorts } from './ports';

describe('the ports', () => {
  it('are those of the table when nothing moves them', () =>
    expect(readPorts({})).toEqual({
      portale: 8080,
      onboarding: 8081,
      dovuti: 8082,
      pagamenti: 8083,
      pivot: 8084,
      'nodo-simulator': 8090,
      'identity-demo': 8091,
      paForNode: 8093,
      postgres: 54_329,
    }));

  it('can be moved one by one', () =>
    expect(readPorts({ PORTALE_PORT: '9080' })).toMatchObject({ portale: 9080, pivot: 8084 }));

  it('all move by PORT_OFFSET, but for those that have been said', () =>
    expect(readPorts({ PORT_OFFSET: '11000', PIVOT_PORT: '9084' })).toMatchObject({ portale: 19_080, pivot: 9084 }));

  it.each(['0', '70000', 'ottanta', '80.5'])('refuse %s and name the variable', (text) =>
    expect(() => readPorts({ PIVOT_PORT: text })).toThrow(/PIVOT_PORT/),
  );
});
