import { CITIZEN, citizenPolicy, sqlMigration } from '@mypay/platform/db';

/**
 * What citizens ask. Beside the policy of the ente, a second one for reading alone: a debtor's debts at all enti, for the
 * transaction that says whose. The cart holds payments of several enti, so it lies outside the policy; it bears no personal
 * data, and everything shown of it is read again under the policy of each ente.
 */
export const citizens = sqlMigration(
  110,
  'cittadini',
  `
  ${citizenPolicy('dovuti', `debitore_codice = ${CITIZEN}`)}
  create index dovuti_per_debitore on dovuti (debitore_codice, iuv);

  create table carrelli_voci (
    soggetto text collate "C" not null check (char_length(soggetto) between 1 and 200),
    id bigint generated always as identity,
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    iud text collate "C" not null check (char_length(iud) between 1 and 35),
    importo_visto_cents bigint not null check (importo_visto_cents > 0),
    aggiunta_il timestamptz not null,
    pagata_il timestamptz,
    primary key (soggetto, id)
  );
  create unique index carrelli_voci_dovuto on carrelli_voci (soggetto, ente, iud);
  create index carrelli_voci_pagati on carrelli_voci (ente, iud) where pagata_il is null;
  create index carrelli_voci_vecchie on carrelli_voci (aggiunta_il);
  `,
);
