import { workspaceRoot } from '@mypay/testing';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A contract that we serve and the published one that it must be wire-compatible with. */
export interface ServedContract {
  readonly ours: string;
  readonly reference: string;
}

const SERVED: readonly ServedContract[] = [
  { ours: 'libs/contracts/wsdl/paForNode.wsdl', reference: 'pagopa/soap-current/paForNode.wsdl' },
];

/** Files of the reference that the checks read: without one of them there is nothing to hold against. */
const NEEDED = [
  'check-wsdl.mjs',
  ...SERVED.map(({ reference }) => reference),
  'pagopa/soap-current/xsd/paForNode.xsd',
  'pagopa/soap-current/xsd/nodeForPsp.xsd',
  'pagopa/xsd-common/sac-common-types-1.0.xsd',
];

/**
 * Suites that hold every message of the platform and of the simulator against schemas; with CONTRACTS_DIR they take the
 * published ones too.
 */
const MESSAGES = [
  'apps/pagamenti/src/inbound/soap/(validation-pipeline|notice-state|receipt-outcomes|served-wsdl.integration).spec',
  'apps/nodo-simulator/src/wire/contracts.integration.spec',
];

export const missingIn = (folder: string): string[] => NEEDED.filter((file) => !existsSync(path.join(folder, file)));

/** Our WSDLs and every message of both sides against the published contracts of `folder`. @throws Error when they are not there */
export async function checkContracts(folder: string | undefined): Promise<boolean> {
  if (folder === undefined) throw new Error('Uso: npm run contracts -- CARTELLA (quella che contiene check-wsdl.mjs)');
  const reference = path.resolve(folder);
  const missing = missingIn(reference);
  if (missing.length > 0) throw new Error(`In ${reference} mancano i contratti pubblicati: ${missing.join(', ')}`);
  const wsdl = SERVED.map((contract) => holdWsdl(reference, contract));
  const messages = holdMessages(reference);
  process.stdout.write(
    messages.passed
      ? `Messaggi: ${messages.tests} prove su ${messages.suites} serie, tutte valide anche secondo gli schemi pubblicati.\n`
      : 'Messaggi: qualcosa non vale secondo gli schemi pubblicati, o non è stato provato.\n',
  );
  return wsdl.every(Boolean) && messages.passed;
}

function holdWsdl(reference: string, contract: ServedContract): boolean {
  process.stdout.write(`${contract.ours} contro ${contract.reference}\n`);
  const check = spawnSync(
    process.execPath,
    [
      path.join(reference, 'check-wsdl.mjs'),
      path.join(reference, contract.reference),
      path.join(workspaceRoot(), contract.ours),
    ],
    { stdio: 'inherit' },
  );
  return check.status === 0;
}

interface JestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numPassedTestSuites: number;
}

function holdMessages(reference: string): { passed: boolean; tests: number; suites: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'contratti-'));
  const report = path.join(folder, 'report.json');
  try {
    spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        path.join(workspaceRoot(), 'node_modules/jest/bin/jest.js'),
        '--selectProjects',
        'pagamenti',
        'nodo-simulator',
        '--testPathPatterns',
        ...MESSAGES,
        '--json',
        '--outputFile',
        report,
        '--forceExit',
      ],
      {
        cwd: workspaceRoot(),
        env: { ...process.env, CONTRACTS_DIR: reference },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const { success, numPassedTests, numPassedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
    return { passed: success && numPassedTestSuites >= 5, tests: numPassedTests, suites: numPassedTestSuites };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
