import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { InMemoryArchive, ALL_FLAGS } from '../testing';
import { portsSuite } from '../testing/ports.suite';

describe('le porte di pivot, in memoria: PF1.VERSIONE.SIL, PF1.VERSIONE.CASSA, PF1.RIMOZIONE', () =>
  portsSuite(async () => ({
    ente: '00000000001' as CodiceFiscaleEnte,
    unitOfWork: new InMemoryArchive(ALL_FLAGS),
  })));
