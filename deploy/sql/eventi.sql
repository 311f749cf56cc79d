-- The schema of the event log that EVENT_TRANSPORT=postgres uses, and its owner: every service's `migrate` brings it up to
-- date with this role and grants what the runtime roles need. Run once, connected to the platform's database as a superuser:
--   psql -v database=… -v schema=eventi -v owner=… -v owner_password=… -f eventi.sql
CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE SCHEMA :"schema" AUTHORIZATION :"owner";
REVOKE ALL ON SCHEMA :"schema" FROM PUBLIC;
ALTER ROLE :"owner" IN DATABASE :"database" SET search_path = :"schema";
