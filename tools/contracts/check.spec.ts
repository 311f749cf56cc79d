import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkContracts, missingIn } from './check';

describe('npm run contracts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'contratti-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('fails when nobody says where the published contracts are', async () => {
    await expect(checkContracts(undefined)).rejects.toThrow('CARTELLA');
  });

  it('fails when a published contract is missing, and names it', async () => {
    writeFileSync(path.join(folder, 'check-wsdl.mjs'), '');
    expect(missingIn(folder)).not.toContain('check-wsdl.mjs');
    await expect(checkContracts(folder)).rejects.toThrow('paForNode.wsdl');
  });
});
