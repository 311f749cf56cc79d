const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A SOAP 1.1 Fault: for what is not a message of ours at all. Never a stack, never a value of the request. */
export function soapFault(code: 'Client' | 'Server' | 'VersionMismatch', reason: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>' +
    `<faultcode>soap:${code}</faultcode><faultstring>${escape(reason)}</faultstring>` +
    '</soap:Fault></soap:Body></soap:Envelope>'
  );
}
