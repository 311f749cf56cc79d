import type { IncomingHttpHeaders } from 'node:http';

/** 32 bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * The one cookie of the platform. `__Host-` binds it to this very origin over TLS; a demo installation speaks plain HTTP,
 * where browsers refuse that prefix. Source: architecture.md, Decisions, 17.
 */
export class SessionCookie {
  readonly name: string;

  constructor(private readonly plainHttp: boolean) {
    this.name = plainHttp ? 'sessione' : '__Host-sessione';
  }

  /** The token that the browser brings; undefined when there is none, or it cannot be one of ours. */
  read({ cookie }: IncomingHttpHeaders): string | undefined {
    for (const pair of (cookie ?? '').split(';')) {
      const [name, value = ''] = pair.trim().split('=', 2);
      if (name === this.name) return TOKEN.test(value) ? value : undefined;
    }
    return undefined;
  }

  /** `Set-Cookie` of a token. It ends with the browser: how long the session lives is the server's to say. */
  set(token: string): string {
    return `${this.name}=${token}; ${this.attributes()}`;
  }

  clear(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes()}`;
  }

  private attributes(): string {
    return `Path=/; HttpOnly; SameSite=Lax${this.plainHttp ? '' : '; Secure'}`;
  }
}
