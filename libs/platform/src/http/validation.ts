import {
  type ArgumentMetadata,
  BadRequestException,
  Injectable,
  type ValidationError,
  ValidationPipe,
} from '@nestjs/common';

/** One wrong field, in Italian. */
interface Finding {
  readonly campo: string;
  readonly motivo: string;
}

/**
 * The one judge of every DTO: unknown fields are refused, a body is an object, a list stands only where the class has one, and
 * `null` only where the OpenAPI document says `nullable`: there it clears, elsewhere it is refused, never passed on in silence.
 */
@Injectable()
export class DtoPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      transformOptions: { exposeUnsetFields: false },
      exceptionFactory: validationProblem,
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (Array.isArray(value) && metadata.type !== 'body' && metadata.metatype !== Array && metadata.data !== undefined)
      throw refusal([{ campo: metadata.data, motivo: 'va dato una volta sola' }]);
    if (!this.toValidate(metadata)) return super.transform(value, metadata);
    if (value !== undefined && !isObject(value))
      throw new BadRequestException('Il corpo deve essere un oggetto JSON, non un elenco né un valore solo.');
    const dto: unknown = await super.transform(value ?? {}, metadata);
    const findings = misplaced(dto, '');
    if (findings.length > 0) throw refusal(findings);
    return dto;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists in the place of an object, and nulls where none is announced; class-validator lets both pass. */
function misplaced(dto: unknown, parent: string): Finding[] {
  if (!isObject(dto) || Object.getPrototypeOf(dto) === Object.prototype) return [];
  return Object.entries(dto).flatMap(([name, value]) => {
    const field = parent === '' ? name : `${parent}.${name}`;
    if (value === null)
      return isNullable(dto, name) ? [] : [{ campo: field, motivo: 'non può essere null: ometterlo per non darlo' }];
    if (!Array.isArray(value)) return misplaced(value, field);
    const declared: unknown = Reflect.getMetadata('design:type', dto, name);
    if (declared !== undefined && declared !== Array && declared !== Object)
      return [{ campo: field, motivo: 'non può essere un elenco' }];
    return value.flatMap((item, index) => {
      const at = `${field}.${index}`;
      if (item === null || Array.isArray(item)) return [{ campo: at, motivo: 'non può essere null né un elenco' }];
      return misplaced(item, at);
    });
  });
}

/** What `@ApiProperty({ nullable: true })` says: the contract that callers read is the rule. */
function isNullable(dto: object, name: string): boolean {
  const described = Reflect.getMetadata('swagger/apiModelProperties', dto, name) as { nullable?: boolean } | undefined;
  return described?.nullable === true;
}

const refusal = (findings: readonly Finding[]): BadRequestException =>
  new BadRequestException({
    message: `Campi non validi: ${[...new Set(findings.map(({ campo }) => campo))].join(', ')}`,
    errori: findings,
  });

/** class-validator's findings as one 400 that names every field. */
export function validationProblem(errors: ValidationError[]): BadRequestException {
  return refusal(flatten(errors));
}

const flatten = (errors: readonly ValidationError[], parent = ''): Finding[] =>
  errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    return [
      ...reasonsOf(error).map((reason) => ({ campo: field, motivo: reason })),
      ...flatten(error.children ?? [], field),
    ];
  });

/** What must be right before anything else can be. */
const FIRST = new Set(['isDefined', 'isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject']);

/** Why a field is refused, its type before its form: of an amount sent as a number one hears first that it must be a text. */
function reasonsOf(error: ValidationError): string[] {
  const constraints = Object.entries(error.constraints ?? {}).filter(([name]) => name !== 'nestedValidation');
  const nested = error.constraints?.['nestedValidation'] === undefined ? [] : ['deve essere un oggetto'];
  const types = constraints.filter(([name]) => FIRST.has(name));
  const others = constraints.filter(([name]) => !FIRST.has(name));
  const reasons = [...types, ...others].map(([name, message]) => wordsOf(name, message));
  return [...new Set([...(isTextExpected(error) ? [REASONS['isString']?.([]) ?? ''] : []), ...nested, ...reasons])];
}

/** Is this a field of text that got something else? Checks of a text's form alone do not say so. */
function isTextExpected({ target, property, value, constraints }: ValidationError): boolean {
  return (
    target !== undefined &&
    constraints?.['whitelistValidation'] === undefined &&
    value !== undefined &&
    value !== null &&
    typeof value !== 'string' &&
    Reflect.getMetadata('design:type', target, property) === String
  );
}

/** class-validator's own words, in Italian; `numbers` are those that its message names. */
const REASONS: Record<string, (numbers: readonly string[]) => string> = {
  whitelistValidation: () => 'campo non previsto',
  isDefined: () => 'manca',
  isNotEmpty: () => 'manca',
  isString: () => 'deve essere un testo',
  isInt: () => 'deve essere un numero intero',
  isNumber: () => 'deve essere un numero',
  isBoolean: () => 'deve essere vero o falso (true, false)',
  isArray: () => 'deve essere un elenco',
  isObject: () => 'deve essere un oggetto',
  isUuid: () => 'deve essere un UUID',
  isEmail: () => 'deve essere un indirizzo e-mail',
  isUrl: () => 'deve essere un indirizzo web',
  isLength: (numbers) => `deve avere una lunghezza ammessa${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}`,
  minLength: ([n]) => `deve avere almeno ${n} caratteri`,
  maxLength: ([n]) => `deve avere al massimo ${n} caratteri`,
  min: ([n]) => `deve essere almeno ${n}`,
  max: ([n]) => `deve essere al massimo ${n}`,
  arrayMinSize: ([n]) => `deve avere almeno ${n} elementi`,
  arrayMaxSize: ([n]) => `deve avere al massimo ${n} elementi`,
};

/** A DTO's own message is kept as it is; the library's English is told in Italian. */
function wordsOf(constraint: string, message: string): string {
  if (!/\b(must|should)\b/.test(message)) return message;
  const words = REASONS[constraint];
  if (words) return words(message.match(/(?<= )\d+/g) ?? []);
  const values = /following values: (.+)$/.exec(message)?.[1];
  return values === undefined ? 'non ha la forma attesa' : `deve essere uno di: ${values}`;
}
