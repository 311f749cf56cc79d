/** A refusal of the token endpoint. Source: RFC 6749 §5.2. */
export class OAuth2Error extends Error {
  constructor(
    readonly error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope',
    readonly description: string,
  ) {
    super(description);
    this.name = 'OAuth2Error';
  }
}

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Names and values of a form (RFC 6749 forbids the same parameter twice) or of a JSON object of strings. @throws OAuth2Error */
export function parametersOf(contentType: string | undefined, body: string): Readonly<Record<string, string>> {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') {
    const parameters: Record<string, string> = {};
    for (const [name, value] of new URLSearchParams(body)) {
      if (name in parameters) throw new OAuth2Error('invalid_request', `Il parametro ${name} è ripetuto.`);
      parameters[name] = value;
    }
    return parameters;
  }
  if (type === 'application/json') {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      throw new OAuth2Error('invalid_request', 'Il corpo non è JSON.');
    }
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
      throw new OAuth2Error('invalid_request', 'Il corpo non è un oggetto JSON.');
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }
  throw new OAuth2Error('invalid_request', 'Il corpo è application/x-www-form-urlencoded o application/json.');
}

const decodeForm = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/** Credentials of the header, else of the body; both at once are refused. Source: RFC 6749 §2.3.1. @throws OAuth2Error */
export function credentialsOf(
  authorization: string | undefined,
  parameters: Readonly<Record<string, string>>,
): Credentials {
  const { client_id: clientId, client_secret: clientSecret } = parameters;
  if (authorization !== undefined) {
    const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization)?.[1];
    const decoded = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon < 1)
      throw new OAuth2Error('invalid_client', 'L’intestazione Authorization non è Basic con id e segreto.');
    if (clientSecret !== undefined)
      throw new OAuth2Error('invalid_request', 'Le credenziali si danno in un modo solo: intestazione o corpo.');
    try {
      const credentials = {
        clientId: decodeForm(decoded.slice(0, colon)),
        clientSecret: decodeForm(decoded.slice(colon + 1)),
      };
      if (clientId !== undefined && clientId !== credentials.clientId)
        throw new OAuth2Error('invalid_request', 'client_id del corpo e dell’intestazione sono diversi.');
      return credentials;
    } catch (error) {
      if (error instanceof OAuth2Error) throw error;
      throw new OAuth2Error('invalid_client', 'L’intestazione Authorization non si decodifica.');
    }
  }
  if (!clientId || !clientSecret) throw new OAuth2Error('invalid_client', 'Mancano client_id e client_secret.');
  return { clientId, clientSecret };
}
