import { suitePorte, TUTTI_I_FLAG } from '@mypay/pivot-core/testing';
import { type Banco, bancoDiProva } from '../../testing/banco-di-prova';

let banco: Banco;
beforeAll(async () => {
  banco = await bancoDiProva();
}, 120_000);
afterAll(() => banco.close());

describe('le porte di pivot, su PostgreSQL: PF1.VERSIONE.SIL, PF1.VERSIONE.CASSA, PF1.RIMOZIONE', () =>
  suitePorte(async () => ({ ente: await banco.nuovoEnte(TUTTI_I_FLAG), unitOfWork: banco.pivot })));
