const HOME = '/';
const NOWHERE = 'http://portale.invalid';

/** Where the browser goes after the login: only to a page of ours, never to another origin or back into the login itself. Pure. */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 2_000 || !/^\/(?![/\\])[\x20-\x7e]*$/.test(wanted)) return HOME;
  const url = new URL(wanted, NOWHERE);
  // `/.//host` is a path of ours until its dots are taken out: then it names another host.
  if (url.origin !== NOWHERE || /^\/(?:\/|(?:accesso|api|oauth2)(?:\/|$))/.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}
