export * from './contract';
export * from './door';
export { soapFault } from './fault';
export { registerSoapDoor } from './fastify';
export { parseMessage, type ParsedMessage } from './parse';
export { SoapPipeline, type SoapReply, type SoapRequest } from './pipeline';
export * from './xml/xml-node';
export { libxml, safeOptions } from './xml/engine';
export { decodeXml } from './xml/decode';
