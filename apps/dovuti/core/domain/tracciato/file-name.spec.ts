import { readFileName } from './file-name';

describe('the name of an upload of c_z000', () => {
  it.each([
    ['c_z000-MENSA2030-1_2.zip', { base: 'c_z000-MENSA2030-1_2', iuf: 'MENSA2030', versione: '1_2', formato: 'zip' }],
    [
      'c_z000-MENSA 2030-1_2.CSV',
      { base: 'c_z000-MENSA 2030-1_2', iuf: 'MENSA 2030', versione: '1_2', formato: 'csv' },
    ],
  ])('NOME-3.2: %s is taken', (name, read) => expect(readFileName(name, 'c_z000')).toEqual(read));

  it.each([
    ['c_z000-X-1_2.txt', 'ESTENSIONE', 'PAA_IMPORT_NOME_FILE_ERR'],
    ['.zip', 'ESTENSIONE', 'PAA_IMPORT_NOME_FILE_ERR'],
    ['C_Z000-X-1_2.zip', 'ALTRO_ENTE', 'PAA_IMPORT_ENTE_ERR(C_Z000,c_z000)'],
    ['c_z0001-X-1_2.zip', 'ALTRO_ENTE', 'PAA_IMPORT_ENTE_ERR(c_z0001,c_z000)'],
    ['c_z000-X.zip', 'PARTI', 'PAA_IMPORT_NOME_FILE_ERR(c_z000-X)'],
    ['c_z000-X-Y-1_2.zip', 'PARTI', 'PAA_IMPORT_NOME_FILE_ERR(c_z000-X-Y-1_2)'],
    ['c_z000--1_2.zip', 'IUF', 'PAA_IMPORT_NOME_FILE_ERR'],
    ['c_z000-_X-1_2.zip', 'IUF', 'PAA_IMPORT_NOME_FILE_ERR'],
    [`c_z000-${'X'.repeat(51)}-1_2.zip`, 'IUF', 'PAA_IMPORT_NOME_FILE_ERR'],
    ['c_z000-../x-1_2.zip', 'IUF', 'PAA_IMPORT_NOME_FILE_ERR'],
    ['c_z000-X-1_9.zip', 'VERSIONE', 'PAA_IMPORT_FILE_VERSIONE_ERR(1_9)'],
    ['c_z000-X-1_3.zip', 'VERSIONE', 'PAA_IMPORT_FILE_VERSIONE_ERR(1_3)'],
  ])('NOME-3.2: %s is refused: %s', (name, reason, codice) =>
    expect(readFileName(name, 'c_z000')).toEqual({ motivo: reason, codice }),
  );
});
