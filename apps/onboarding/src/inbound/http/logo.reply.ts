import type { FastifyReply } from 'fastify';

/** Sends a picture as a picture and nothing else, whatever a browser might see in its bytes. */
export async function sendLogo(
  reply: FastifyReply,
  { bytes, formato }: { readonly bytes: Buffer; readonly formato: string },
  cache: string,
): Promise<void> {
  await reply
    .header('content-type', formato)
    .header('content-disposition', `inline; filename="logo.${formato === 'image/png' ? 'png' : 'jpg'}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', cache)
    .send(bytes);
}
