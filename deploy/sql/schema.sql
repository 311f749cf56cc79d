-- One service's schema and its two roles: the owner, used only by `node main.js migrate`, and the runtime role, which owns
-- nothing, so that row-level security binds it. Run once for each service, connected to its database as a superuser:
--   psql -v database=… -v schema=… -v owner=… -v owner_password=… -v runtime=… -v runtime_password=… -f schema.sql
CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE :"runtime" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'runtime_password';
CREATE SCHEMA :"schema" AUTHORIZATION :"owner";
REVOKE ALL ON SCHEMA :"schema" FROM PUBLIC;
GRANT USAGE ON SCHEMA :"schema" TO :"runtime";
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"runtime";
ALTER ROLE :"owner" IN DATABASE :"database" SET search_path = :"schema";
ALTER ROLE :"runtime" IN DATABASE :"database" SET search_path = :"schema";
