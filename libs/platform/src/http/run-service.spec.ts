import { CommandRefused } from '../config';
import type { Logger } from '../log';
import { leave, namedCommand } from './run-service';

describe('an operator’s command', () => {
  const run = (failure: unknown) => {
    const words: string[] = [];
    const logged: string[] = [];
    const log = { fatal: (_fields: object, text: string) => logged.push(text) } as unknown as Logger;
    const code = leave(failure, 'dovuti', log, (text) => void words.push(text));
    return { code, words, logged };
  };

  it('that is used wrongly says how it is used, without a stack, and ends with 2', () => {
    expect(run(new CommandRefused('uso: jobs list', 2))).toEqual({ code: 2, words: ['uso: jobs list\n'], logged: [] });
  });

  it('that cannot be done says why and ends with 1', () => {
    expect(run(new CommandRefused('nessun lavoro 7'))).toEqual({ code: 1, words: ['nessun lavoro 7\n'], logged: [] });
  });

  it('that fails is logged as the failure of a service is', () => {
    expect(run(new Error('bug'))).toEqual({ code: 1, words: [], logged: ['dovuti cannot go on'] });
  });

  it('that nobody knows is told those that there are', () => {
    const find = () => namedCommand('brucia', { jobs: () => Promise.resolve(), rebuild: () => Promise.resolve() });
    expect(find).toThrow('Comando sconosciuto: brucia.\nuso: node main.js [migrate | jobs | rebuild]');
  });
});
