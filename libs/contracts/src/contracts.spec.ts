import { cents, parseLocalDate, type CodiceFiscaleEnte, type Iuv } from '@mypay/kernel';
import { ContractViolation, headingOf, rtReceivedV1, type EventDefinition } from './index';

const event = rtReceivedV1.from(
  '80000000011' as CodiceFiscaleEnte,
  {
    rtId: 'a'.repeat(32),
    enteTitolare: '80000000011' as CodiceFiscaleEnte,
    iuv: '01000000000000144' as Iuv,
    numeroAvviso: '301000000000000144',
    esito: 'OK',
    dataOraMessaggio: new Date('2024-07-01T10:00:00Z'),
    dataEsito: parseLocalDate('2024-07-01'),
    importoTotaleCents: cents(99_999_999_999n),
    causale: 'TARI',
    denominazioneEnte: 'Comune di Prova',
    debitore: { tipo: 'F', codice: 'ANONIMO', anagrafica: 'ANONIMO' },
    psp: { id: 'ABI00001', denominazione: 'Banca', canale: '00001_01' },
    standIn: false,
    fonte: 'PA_SEND_RT_V2',
    anomalie: [],
    versamenti: [{ indice: 1, importoCents: cents(99_999_999_999n), causale: '/RFB/01000000000000144/1.00' }],
  },
  { versione: 1, occurredAt: new Date('2024-07-01T10:00:01Z'), correlationId: 'c' },
);

describe('an event crosses a process', () => {
  it('and comes out as it went in, money and instants included', () => {
    const wire: unknown = JSON.parse(JSON.stringify(rtReceivedV1.encode(event)));
    expect(rtReceivedV1.decode(wire)).toEqual(event);
    expect(headingOf(wire)).toMatchObject({ type: 'RtReceived', version: 1, ente: '80000000011' });
  });

  it('keeps one order for one dovuto: the key is ente and IUV', () =>
    expect(rtReceivedV1.key(event)).toBe('80000000011:01000000000000144'));

  it.each([
    ['money as a number', { data: { ...event.data, importoTotaleCents: 12 } }],
    ['an unknown esito', { data: { ...event.data, esito: 'FORSE' } }],
    ['no id', { id: undefined }],
  ])('is refused on reading with %s', (_, over) => {
    const wire = { ...(rtReceivedV1.encode(event) as object), ...over };
    expect(() => rtReceivedV1.decode(wire)).toThrow(ContractViolation);
  });

  it('fits the general shape of an event definition', () => {
    const any: EventDefinition<typeof event.data> = rtReceivedV1;
    expect(any.topic).toBe('pagamenti.rt');
  });
});
