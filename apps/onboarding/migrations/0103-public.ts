import { sqlMigration } from '@mypay/platform/db';

/**
 * What citizens see of an ente, and the form of a spontaneous payment. `pubblico`, `spontanei` and `ricerca` repeat on the
 * register what lies under the policy of each ente, so that the public directory is one question; the writer of the ente
 * keeps them. The owner of the schema, who runs this, is not bound by the policy.
 */
export const publicDirectory = sqlMigration(
  103,
  'elenco pubblico',
  `
  alter table enti
    add column provincia text check (provincia ~ '^[A-Z]{2}$'),
    add column telefono text check (length(telefono) <= 70),
    add column sito_web text check (length(sito_web) <= 256),
    add column email_pubblica text check (length(email_pubblica) <= 256),
    add column messaggio text check (length(messaggio) <= 4000),
    add column messaggio_en text check (length(messaggio_en) <= 4000),
    add column pubblico boolean not null default false,
    add column spontanei int not null default 0 check (spontanei >= 0),
    add column ricerca text not null default '';
  alter table tipi_dovuto
    add column importo text check (importo ~ '^[0-9]{1,9}[.][0-9]{2}$'),
    add column modulo jsonb;
  update enti e set
    pubblico = exists (select 1 from funzionalita f where f.ente = e.ente and f.codice = 'ENTE_PUBBLICO' and f.attivo),
    spontanei = (select count(*) from tipi_dovuto t where t.ente = e.ente and t.attivo and t.spontaneo and not t.marca_da_bollo)
      * (case when exists (select 1 from funzionalita f where f.ente = e.ente and f.codice = 'PAGAMENTO_SPONTANEO' and not f.attivo) then 0 else 1 end),
    ricerca = ' ' || translate(lower(e.denominazione || ' ' || replace(e.codice_ipa, '_', ' ')), 'àèéìòùç''’', 'aeeiouc  ');
  create index enti_pubblici on enti (lower(denominazione), ente) where pubblico and stato = 'ESERCIZIO';
  `,
);
