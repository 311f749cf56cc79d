import { sqlMigration } from '@mypay/platform/db';

/** The identifier of a receipt has no bound in the node's schema; ours is that of `rtReceivedV1`. Wider: the build before fits in it. */
export const pivot0105 = sqlMigration(
  105,
  'iur-lunghi',
  `
  alter table ricevute drop constraint ricevute_iur_check;
  alter table ricevute add constraint ricevute_iur_check check (length(iur) between 1 and 255) not valid;
  `,
);
