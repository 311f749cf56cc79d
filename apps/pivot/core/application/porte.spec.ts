import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { ArchivioInMemoria, TUTTI_I_FLAG } from '../testing';
import { suitePorte } from '../testing/porte.suite';

describe('le porte di pivot, in memoria: PF1.VERSIONE.SIL, PF1.VERSIONE.CASSA, PF1.RIMOZIONE', () =>
  suitePorte(async () => ({
    ente: '00000000001' as CodiceFiscaleEnte,
    unitOfWork: new ArchivioInMemoria(TUTTI_I_FLAG),
  })));
