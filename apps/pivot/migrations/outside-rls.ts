/**
 * Tables outside row-level security, each with its reason. Every other table that has `ente` is under the policy: a test
 * reads the catalogue. Source: architecture.md, Decisions, 5.
 */
export const OUTSIDE_RLS: Readonly<Record<string, string>> = {
  enti: 'the register of enti, with the two flags: workers and rebuilds walk it',
  chiavi_sporche: 'the worker looks for the enti that have something to do',
  lavori: 'the runner takes the jobs of every ente',
  outbox: 'the relay takes the events of every ente',
  inbox: 'readers keep what they have done for every ente',
};
