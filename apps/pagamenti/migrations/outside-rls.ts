/** Tables with an ente that lie outside row-level security, and why. Never behind a tenant's list. architecture.md, Decisions, 5. */
export const OUTSIDE_RLS: Readonly<Record<string, string>> = {
  enti: 'the register: asked before the tenant of a message is known',
  messaggi: 'bytes as they arrived: kept before anybody knows whose they are',
  link_ricevute: 'a link to a receipt: its token is asked before the tenant is known',
  outbox: 'the relay works for every ente',
  inbox: 'a reader works for every ente',
  lavori: 'the runner works for every ente',
};
