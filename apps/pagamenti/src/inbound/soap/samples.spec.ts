import { type ENTE, INTERMEDIARIO, STAZIONE } from '@mypay/pagamenti-core/testing';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DoorFixture } from './door.fixture';

/** Where the real samples lie, when this is run on them: `samples/node` inside. */
const SHARED = process.env['SHARED_DIR'];
const folder = SHARED === undefined ? undefined : path.resolve(SHARED, 'samples/node');
const present = folder !== undefined && existsSync(path.join(folder, 'manifest.json'));
if (folder === undefined) process.stderr.write('SKIPPED: samples of the node, SHARED_DIR says where they are\n');
else if (!present) throw new Error(`SHARED_DIR holds no samples/node/manifest.json: ${folder}`);

interface Sample {
  readonly file: string;
  readonly element: string | null;
  readonly schema: string;
}
const samples = present
  ? (JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Sample[]).filter(({ element }) =>
      /^pa(VerifyPaymentNotice|GetPayment|SendRT|DemandPaymentNotice)(V2)?Req(uest)?$/.test(element ?? ''),
    )
  : [];

(present ? describe : describe.skip)('real requests of others', () => {
  it.each(samples.map((sample) => [sample.file, sample] as const))(
    '%s is answered as its schema says',
    async (file, sample) => {
      const door = await DoorFixture.open();
      const original = readFileSync(path.join(folder ?? '', file), 'latin1');
      const found = (name: string): string => new RegExp(`<${name}>([^<]*)<`).exec(original)?.[1]?.trim() ?? '';
      door.know({
        ente: found('idPA') as typeof ENTE,
        intermediario: found('idBrokerPA') || INTERMEDIARIO,
        codici: [
          { stazione: found('idStation') || STAZIONE, tipo: 'SEGREGAZIONE', codice: found('noticeNumber').slice(1, 3) },
        ],
      });
      const answer = await door.send(Buffer.from(original, 'latin1'));
      if (sample.schema === 'valid') expect(answer.outcome).toBe('OK');
      else expect([answer.outcome, answer.fault?.split(' ')[0]]).toEqual(['KO', 'PAA_SINTASSI_EXTRAXSD']);
      expect(door.kept.length).toBe(1); // whatever it asks
    },
  );
});
