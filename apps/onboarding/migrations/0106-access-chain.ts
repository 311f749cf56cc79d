import { sqlMigration } from '@mypay/platform/db';

/**
 * The register of accesses as a chain, one an ente and one of what is of none, and downloads among its lines. The database
 * writes the chain: the row of its end is locked, raised and read in one statement, so that no two writers follow the same
 * line. What is older than 24 months, and nothing else, is taken away, from the beginning of its chain, which remembers where
 * it now begins. Source: roles.md §7.
 */
export const onboarding0106 = sqlMigration(
  106,
  'registro accessi',
  `
  alter table registro_accessi drop constraint registro_accessi_azione_check;
  alter table registro_accessi add check (azione in
    ('LOGIN_OK', 'LOGIN_KO', 'LOGOUT', 'SESSIONE_REVOCATA', 'ACCESSO_NEGATO', 'EXPORT_DOWNLOAD'));
  alter table registro_accessi add column per_conto text check (length(per_conto) between 1 and 500);
  alter table registro_accessi add column catena text collate "C";
  alter table registro_accessi add column numero bigint;
  alter table registro_accessi add column hash_prec text collate "C";
  alter table registro_accessi add column hash text collate "C";

  create table registro_accessi_catene (
    catena text collate "C" primary key,
    numero bigint not null,
    hash text collate "C" not null,
    primo bigint not null default 1,
    primo_hash_prec text collate "C" not null default repeat('0', 64)
  ) with (fillfactor = 50);

  create function registro_accessi_impronta(r registro_accessi) returns text language sql stable as $$
    select encode(sha256(convert_to(jsonb_build_array(
      r.hash_prec, r.catena, r.numero, to_char(r.ts at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      r.attore, r.azione, r.codice_ipa, r.dettaglio, r.per_conto, r.correlation_id)::text, 'UTF8')), 'hex')
  $$;

  create function registro_accessi_concatena() returns trigger language plpgsql security definer set search_path from current as $$
  begin
    new.catena := coalesce((select lower(codice_ipa) from enti where lower(codice_ipa) = lower(new.codice_ipa) limit 1), '');
    insert into registro_accessi_catene as c (catena, numero, hash) values (new.catena, 1, repeat('0', 64))
      on conflict (catena) do update set numero = c.numero + 1
      returning c.numero, c.hash into new.numero, new.hash_prec;
    new.hash := registro_accessi_impronta(new);
    update registro_accessi_catene set hash = new.hash where catena = new.catena;
    return new;
  end $$;

  create function registro_accessi_fine_vita() returns trigger language plpgsql security definer set search_path from current as $$
  begin
    if exists (select 1 from tolte where ts >= now() - interval '24 months') then
      raise exception 'the register keeps 24 months' using errcode = 'insufficient_privilege';
    end if;
    update registro_accessi_catene c set primo = t.numero + 1, primo_hash_prec = t.hash
      from (select distinct on (catena) catena, numero, hash from tolte order by catena, numero desc) t
      where c.catena = t.catena;
    return null;
  end $$;

  create function registro_accessi_catene_proprie() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() < 2 then
      raise exception 'the chain is written by its lines' using errcode = 'insufficient_privilege';
    end if;
    return null;
  end $$;

  alter table registro_accessi disable trigger immutabile;
  do $$
  declare
    r registro_accessi;
  begin
    for r in select * from registro_accessi order by id loop
      r.catena := coalesce((select lower(codice_ipa) from enti where lower(codice_ipa) = lower(r.codice_ipa) limit 1), '');
      insert into registro_accessi_catene as c (catena, numero, hash) values (r.catena, 1, repeat('0', 64))
        on conflict (catena) do update set numero = c.numero + 1
        returning c.numero, c.hash into r.numero, r.hash_prec;
      r.hash := registro_accessi_impronta(r);
      update registro_accessi_catene set hash = r.hash where catena = r.catena;
      update registro_accessi set catena = r.catena, numero = r.numero, hash_prec = r.hash_prec, hash = r.hash where id = r.id;
    end loop;
  end $$;
  alter table registro_accessi enable trigger immutabile;

  alter table registro_accessi alter column catena set not null;
  alter table registro_accessi alter column numero set not null;
  alter table registro_accessi alter column hash_prec set not null;
  alter table registro_accessi alter column hash set not null;
  create unique index registro_accessi_catena on registro_accessi (catena, numero);

  create trigger concatena before insert on registro_accessi
    for each row execute function registro_accessi_concatena();
  create trigger fine_vita after delete on registro_accessi referencing old table as tolte
    for each statement execute function registro_accessi_fine_vita();
  create trigger proprie after insert or update or delete or truncate on registro_accessi_catene
    for each statement execute function registro_accessi_catene_proprie();

  create table registro_verifiche (
    registro text collate "C" primary key,
    verificato_il timestamptz not null,
    righe bigint not null,
    guasti bigint not null
  );
  `,
);
