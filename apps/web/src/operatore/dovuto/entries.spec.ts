import { type Attempt, type Call, entriesOf, type LifeEvent, type Ricevuta, type StoryEvent } from './entries';

const at = (second: number): string => `2026-11-02T09:00:${String(second).padStart(2, '0')}.000Z`;
const life = (tipo: LifeEvent['tipo'], quando: string): LifeEvent => ({ tipo, quando });
const call = (id: string, side: Call['sottoTipoEvento'], when: string): Call =>
  ({ id, sottoTipoEvento: side, dataOraEvento: when }) as Call;
const attempt = (when: string): Attempt => ({ creataIl: when, idCarrello: 'CK-1' }) as Attempt;
const receipt = (when: string): Ricevuta => ({ ricevutaIl: when, rtId: 'rt-1' }) as Ricevuta;
const story = (tipo: StoryEvent['tipo'], quando: string): StoryEvent => ({ tipo, quando }) as StoryEvent;

describe('the timeline of a debt', () => {
  it('puts together what five doors tell, the newest first', () => {
    const entries = entriesOf({
      life: [life('IMPORTATO', at(1)), life('PAGATO', at(6))],
      attempts: [attempt(at(2))],
      calls: [call('a', 'REQ', at(3)), call('b', 'REQ', at(4))],
      receipts: [receipt(at(5))],
      story: [story('RENDICONTATO', at(7)), story('INCASSATO', at(8))],
    });
    expect(entries.map(({ from }) => from).toReversed()).toEqual([
      'life',
      'attempt',
      'call',
      'call',
      'receipt',
      'life',
      'story',
      'story',
    ]);
  });

  it('at one instant puts the cause before what it caused', () => {
    const now = at(1);
    const entries = entriesOf({
      life: [life('PAGATO', now)],
      calls: [call('a', 'REQ', now)],
      receipts: [receipt(now)],
      story: [story('INCASSATO', now), story('RENDICONTATO', now)],
    });
    expect(entries.map(({ from, event }) => ('tipo' in event ? event.tipo : from)).toReversed()).toEqual([
      'call',
      'receipt',
      'PAGATO',
      'RENDICONTATO',
      'INCASSATO',
    ]);
  });

  it('tells a call once, though the register has its request and its answer', () => {
    expect(entriesOf({ calls: [call('q', 'REQ', at(1)), call('p', 'RSP', at(2))] })).toHaveLength(1);
  });

  it('is what has answered, when a door has not', () => {
    expect(entriesOf({ life: [life('CREATO', at(1))] })).toHaveLength(1);
  });
});
