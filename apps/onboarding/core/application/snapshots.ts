import { type EventMeta, enteSnapshotV1, tipoDovutoSnapshotV1 } from '@mypay/contracts';
import { type CodiceFiscaleEnte, parseEuro } from '@mypay/kernel';
import type { Ente } from '../domain/ente';
import { isUsable } from '../domain/iban';
import { logoForPaper } from '../domain/logo';
import type { TipoDovuto } from '../domain/tipo-dovuto';
import type { OnboardingStores } from './ports';

type Meta = Omit<EventMeta, 'versione'>;

/** The whole ente as others may know it: no secret, no contact. */
export const enteSnapshot = (ente: Ente, meta: Meta) =>
  enteSnapshotV1.from(
    ente.codiceFiscale,
    {
      codiceIpa: ente.codiceIpa,
      denominazione: ente.dati.denominazione,
      denominazioneBreve: ente.dati.denominazioneBreve,
      denominazioneBeneficiario: (ente.dati.denominazioneBeneficiario ?? ente.dati.denominazione).slice(0, 70).trim(),
      stato: ente.stato,
      ambitoSospensione: ente.sospensione?.ambito,
      intermediario: ente.intermediario,
      codici: ente.codici.map(({ stazione, tipo, codice, generaIuv }) => ({ stazione, tipo, codice, generaIuv })),
      auxDigit: ente.dati.auxDigit,
      cbill: ente.dati.cbill,
      iuvSemprePiattaforma: ente.dati.iuvSemprePiattaforma,
      pagamentoOltreScadenza: ente.funzionalita.PAGAMENTO_OLTRE_SCADENZA,
      ibanDefault: ente.dati.ibanDefault,
      iban: ente.iban
        .filter(isUsable)
        .map(({ iban, postale, intestatario, autorizzazioneStampa }) =>
          postale ? { iban, postale, intestatario, autorizzazioneStampa } : { iban, postale },
        ),
      flgPagati: ente.dati.flgPagati,
      flgTesoreria: ente.dati.flgTesoreria,
      giorniPagamentoPresunti: ente.dati.giorniPagamentoPresunti,
      entePubblico: ente.funzionalita.ENTE_PUBBLICO,
      pagamentoSpontaneo: ente.funzionalita.PAGAMENTO_SPONTANEO,
      linguaAggiuntiva: ente.dati.linguaAggiuntiva,
      logo: logoForPaper(ente.codiceFiscale, ente.logo),
    },
    { ...meta, versione: ente.versione },
  );

/** The whole tipo dovuto as others may know it. */
export const tipoDovutoSnapshot = (ente: CodiceFiscaleEnte, tipo: TipoDovuto, meta: Meta) =>
  tipoDovutoSnapshotV1.from(
    ente,
    {
      codice: tipo.codice,
      descrizione: tipo.descrizione,
      attivo: tipo.attivo,
      dovutiAperti: tipo.dovutiAperti,
      marcaDaBollo: tipo.marcaDaBollo,
      ibanPsp: tipo.ibanPsp,
      ibanPostale: tipo.ibanPostale,
      codiceTassonomico: tipo.tassonomia?.codice ?? '',
      scadenzaObbligatoria: tipo.scadenzaObbligatoria,
      stampaScadenza: tipo.stampaScadenza,
      pagabileOltreScadenza: tipo.pagabileOltreScadenza,
      giorniTolleranza: tipo.giorniTolleranza,
      cfAnonimo: tipo.cfAnonimo,
      spontaneo: tipo.spontaneo,
      importoFissoCents: tipo.importo === undefined ? undefined : parseEuro(tipo.importo),
      modulo: tipo.modulo,
    },
    { ...meta, versione: tipo.versione },
  );

/** Announces an ente in the transaction that changed it. */
export const announceEnte = ({ outbox }: OnboardingStores, ente: Ente, meta: Meta): Promise<void> =>
  outbox.append(enteSnapshotV1, enteSnapshot(ente, meta));

/** Announces a tipo dovuto in the transaction that changed it. */
export const announceTipo = (
  { outbox }: OnboardingStores,
  ente: CodiceFiscaleEnte,
  tipo: TipoDovuto,
  meta: Meta,
): Promise<void> => outbox.append(tipoDovutoSnapshotV1, tipoDovutoSnapshot(ente, tipo, meta));
