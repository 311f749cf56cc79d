/**
 * Tables outside row-level security, each with its reason. Every other table that has `ente` is under the policy: a test
 * reads the catalogue. Source: architecture.md, Decisions, 5.
 */
export const OUTSIDE_RLS: Readonly<Record<string, string>> = {
  enti: 'the register of enti: codice IPA → ente is looked up before any tenant is known, and work over all enti walks it',
  clients: 'a client is known by its id before its ente is; those of the intermediary have no ente',
  utenti_enti:
    'on which enti a person has something is asked when she enters, before any ente is known; what she may do there is under the policy',
  per_conto:
    'whether a person acts on an ente’s behalf is asked when she enters, with all that she may do; one row a person',
  outbox: 'the relay takes the events of every ente',
  inbox: 'readers keep what they have done for every ente',
  lavori: 'the runner takes the jobs of every ente, and some are of none',
};
