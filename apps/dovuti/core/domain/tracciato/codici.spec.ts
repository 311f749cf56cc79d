import { ARCHIVE_SCARTI, contentScarto, genericScarto, SUFFIXES } from './codici';

describe('the codes of the scarti', () => {
  it.each([
    ['CONT-IUD', 'IUD', '|PAA_IMPORT_SINTASSI_CSV_IUD'],
    ['CONT-IUV', 'IUV', '|PAA_IMPORT_SINTASSI_CSV_IUV'],
    ['CONT-TIPO', 'TIPO_DOVUTO_INESISTENTE', '|PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_INESISTENTE'],
    ['CONT-TIPO', 'TIPO_DOVUTO_NON_ATTIVO', '|PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_INESISTENTE'],
    ['CONT-MARCA', 'TIPO_DOVUTO_MARCA_DA_BOLLO', '|PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_NON_VALIDO_MARCA_DA_BOLLO'],
    ['CONT-COD_FISC', 'COD_FISC', 'PAA_IMPORT_SINTASSI_CSV_COD_FISC'],
    ['CONT-P_IVA', 'P_IVA', '|PAA_IMPORT_SINTASSI_CSV_P_IVA'],
    ['CONT-ID_UNIV_FG', 'ID_UNIV_FG', '|PAA_IMPORT_SINTASSI_CSV_ID_UNIV_FG'],
    ['CONT-CIVICO', 'CIVICO', '|PAA_IMPORT_SINTASSI_CSV_CIVICO'],
    ['CONT-NAZ', 'NAZIONE', '|PAA_IMPORT_SINTASSI_CSV_NAZ'],
    ['CONT-PROV', 'PROVINCIA', '|PAA_IMPORT_SINTASSI_CSV_PROV'],
    ['CONT-CAP', 'CAP', '|PAA_IMPORT_SINTASSI_CSV_CAP'],
    ['CONT-EMAIL', 'EMAIL', '|PAA_IMPORT_SINTASSI_CSV_EMAIL'],
    ['CONT-DATA', 'DATA_SCADENZA_NON_PRESENTE', '|PAA_IMPORT_SINTASSI_CSV_DATA_SCADENZA_PAGAMENTO_NON_PRESENTE'],
    ['CONT-IMPORTO', 'IMPORTO', '|PAA_IMPORT_SINTASSI_CSV_IMPORTO'],
    ['CONT-COMMISSIONI', 'COMMISSIONE', '|PAA_IMPORT_SINTASSI_CSV_COMMISSIONI_PA'],
    ['CONT-TIPO_VERS', 'TIPO_VERSAMENTO', '|PAA_IMPORT_SINTASSI_CSV_TIPO_VERS'],
    ['CONT-DATI_RISCOSS', 'DATI_SPECIFICI', '|PAA_IMPORT_SINTASSI_CSV_DATI_RISCOSS'],
    ['CONT-BILANCIO', 'BILANCIO', '|PAA_IMPORT_SINTASSI_CSV_BILANCIO'],
  ] as const)('%s: %s alone reads %s', (_, fault, codice) => expect(contentScarto([fault]).codice).toBe(codice));

  it.each([
    [
      'CONT-barre',
      ['IUD', 'COD_FISC'],
      '|PAA_IMPORT_SINTASSI_CSV_IUD|PAA_IMPORT_SINTASSI_CSV_COD_FISC',
      '|IUD non valido|codice fiscale non valido',
    ],
    [
      'CONT-barre',
      ['COD_FISC', 'EMAIL'],
      'PAA_IMPORT_SINTASSI_CSV_COD_FISC|PAA_IMPORT_SINTASSI_CSV_EMAIL',
      '|codice fiscale non valido|email non valida',
    ],
  ] as const)('%s: %o', (_, faults, codice, description) =>
    expect(contentScarto(faults)).toEqual({ codice, descrizione: description }),
  );

  it.each([
    ['ARCH-codici', 'TIPO_DOVUTO_INESISTENTE', '|PAA_IMPORT_COD_TIPO_DOVUTO_INESISTENTE'],
    ['ARCH-codici', 'DATA_SCADENZA_OBBLIGATORIA', '|PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA'],
    ['ARCH-codici', 'IUD_DUPLICATO', '|PAA_IMPORT_IUD_DUPLICATO'],
    ['ARCH-codici', 'IUV_DUPLICATO', '|PAA_IMPORT_IUV_DUPLICATO'],
    ['ARCH-codici', 'DOVUTO_NON_PRESENTE', '|PAA_IMPORT_DOVUTO_NON_PRESENTE'],
    ['ARCH-codici', 'TIPO_DOVUTO_NON_MODIFICABILE', '|PAA_IMPORT_TIPO_DOVUTO_NON_MODIFICABILE'],
    ['ARCH-codici', 'IUV_NO_NULLABLE', '|PAA_IMPORT_IUV_NO_NULLABLE'],
    ['ARCH-codici', 'NESSUN_DOVUTO_VIVO', 'PAA_IMPORT_ERROR'],
  ] as const)('%s: %s reads %s', (_, fault, codice) => expect(ARCHIVE_SCARTI[fault].codice).toBe(codice));

  it('T2: no words of ours hold what would break their column', () => {
    for (const text of [...Object.values(SUFFIXES).flat(), ...Object.values(ARCHIVE_SCARTI).map((s) => s.descrizione)])
      expect(text).not.toMatch(/[;"\n]/);
  });

  it('ARCH-generazione: the generic code tells its reason, cut to 512', () => {
    expect(genericScarto('ENTE_SOSPESO', 'x'.repeat(600)).descrizione).toHaveLength(512);
    expect(ARCHIVE_SCARTI.NESSUN_DOVUTO_VIVO.descrizione).toMatch(/^\|CODICE PAA_IMPORT_ERROR DESCRIZIONE /);
  });
});
