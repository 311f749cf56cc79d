import { ownHeaders, refuse, unreachable } from './client';

export interface UploadOptions {
  /** Bytes sent so far and bytes in all. */
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a form with a file, telling how far it is; the JSON of the answer. @throws ApiProblem; AbortError when cancelled */
export async function upload<T>(path: string, form: FormData, options: UploadOptions = {}): Promise<T> {
  const headers = { ...(await ownHeaders('POST')), ...options.headers };
  // XMLHttpRequest, for fetch cannot tell how much has been sent.
  return new Promise<T>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300)
        resolve((xhr.responseText === '' ? undefined : JSON.parse(xhr.responseText)) as T);
      else reject(refuse(xhr.status, xhr.responseText, (name) => xhr.getResponseHeader(name)));
    };
    xhr.onerror = () => reject(unreachable());
    xhr.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    options.signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(form);
  });
}
