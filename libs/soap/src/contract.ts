import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from './violation';
import { type LibXml, libxml, safeOptions, type XmlElement } from './xml/engine';

type Validator = ReturnType<LibXml['XsdValidator']['fromDoc']>;

/** Why an element is not what the schema says. Values of the message are cut out: they may be personal data. */
export class SchemaViolation extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons[0] ?? 'not valid against the schema');
    this.name = 'SchemaViolation';
  }
}

/** A WSDL of ours with its schemas, as files: what a door serves, and what it validates against. */
export class SoapContract {
  private constructor(
    readonly wsdlFile: string,
    readonly wsdl: string,
    /** Imported schemas by the name under which `?xsd=` serves them. */
    readonly schemas: ReadonlyMap<string, string>,
    private readonly xml: LibXml,
    private readonly validator: Validator | undefined,
  ) {}

  /** Reads `<folder>/<name>.wsdl` and `<folder>/xsd/*.xsd`; with `root`, compiles that schema once for `validate`. */
  static async load(folder: string, name: string, root?: string): Promise<SoapContract> {
    const wsdlFile = path.join(folder, `${name}.wsdl`);
    const schemaFolder = path.join(folder, 'xsd');
    const files = readdirSync(schemaFolder).filter((file) => file.endsWith('.xsd'));
    const schemas = new Map(files.map((file) => [file, readFileSync(path.join(schemaFolder, file), 'utf8')]));
    const xml = await libxml();
    return new SoapContract(
      wsdlFile,
      readFileSync(wsdlFile, 'utf8'),
      schemas,
      xml,
      root === undefined ? undefined : compile(xml, schemas, root),
    );
  }

  /** @throws SchemaViolation */
  validate(element: XmlElement): void {
    if (!this.validator) throw new Error('this contract was loaded without a schema to validate against');
    try {
      this.validator.validate(element);
    } catch (error) {
      if (!(error instanceof this.xml.XmlValidateError)) throw error;
      throw new SchemaViolation(error.details.slice(0, 5).map(({ message }) => reasonOf(message)));
    }
  }

  /** The WSDL as served: its own address, and schemas where this door gives them. */
  servedWsdl(publicUrl: string): string {
    return this.wsdl
      .replace(/(<soap:address\s+location=")[^"]*/g, (_all, start: string) => start + publicUrl)
      .replace(
        /schemaLocation="(?:[^"]*\/)?([^"/]+)"/g,
        (_all, file: string) => `schemaLocation="${publicUrl}?xsd=${file}"`,
      );
  }

  servedSchema(file: string, publicUrl: string): string | undefined {
    return this.schemas
      .get(file)
      ?.replace(
        /schemaLocation="(?:[^"]*\/)?([^"/]+)"/g,
        (_all, name: string) => `schemaLocation="${publicUrl}?xsd=${name}"`,
      );
  }
}

let compiled = 0;
let memory: InstanceType<LibXml['XmlBufferInputProvider']> | undefined;

/** The one input provider of the process: libxml2 has room for few, and keeps them for ever. */
function schemasInMemory(xml: LibXml): InstanceType<LibXml['XmlBufferInputProvider']> {
  if (!memory) {
    memory = new xml.XmlBufferInputProvider({});
    if (!xml.xmlRegisterInputProvider(memory)) throw new Error('libxml2 took no input provider');
  }
  return memory;
}

/** Schemas come from memory under a made-up address, so that nothing on the disk or the network is ever opened. */
function compile(xml: LibXml, schemas: ReadonlyMap<string, string>, root: string): Validator {
  const base = `mem:/contratto-${++compiled}/`;
  const text = schemas.get(root);
  if (text === undefined) throw new Error(`no schema ${root} beside the WSDL`);
  const provider = schemasInMemory(xml);
  for (const [file, schema] of schemas) provider.addBuffer(base + file, Buffer.from(schema));
  try {
    const document = xml.XmlDocument.fromBuffer(Buffer.from(text), { url: base + root, option: safeOptions(xml) });
    try {
      return xml.XsdValidator.fromDoc(document);
    } finally {
      document.dispose();
    }
  } finally {
    for (const file of schemas.keys()) provider.removeBuffer(base + file);
  }
}
