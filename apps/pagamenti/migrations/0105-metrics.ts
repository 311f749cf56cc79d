import { sqlMigration } from '@mypay/platform/db';

/**
 * How the pull of each ente is doing, for the operator of the installation: a policy shows one ente at a time, so the owner
 * answers for all. It tells an age and a count, no row.
 */
export const metrics = sqlMigration(
  105,
  'metriche',
  `
  create function stato_fdr() returns table (ente text, cursore_eta float8, accantonati bigint)
    language sql stable security definer set search_path from current
  as $$
    select e.ente, extract(epoch from now() - c.pubblicato_il)::float8,
           (select count(*) from flussi f where f.ente = e.ente and f.stato = 'SCARTATO')
      from enti e left join cursori_fdr c on c.ente = e.ente
  $$;
  `,
);
