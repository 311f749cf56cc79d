import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';

/** Bounds only what could hurt: what a dovuto must be is the core's to say, with one list of all that is wrong. */
const MAX = 8192;

interface Described {
  readonly description?: string;
  readonly example?: string;
}

const isText = ValidateBy({
  name: 'isText',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && value.length <= MAX,
    defaultMessage: (args?: ValidationArguments) =>
      typeof args?.value === 'string' ? `ha al massimo ${MAX} caratteri` : 'deve essere un testo',
  },
});

/** A field of a body that must be a text; an amount in JSON's own numbers, which round, is told so first. */
export const Text = (described: Described = {}): PropertyDecorator => applyDecorators(ApiProperty(described), isText);

/** A text that may be left out, or cleared with `null`. */
export const OptionalText = (described: Described = {}): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ type: String, nullable: true, ...described }), IsOptional(), isText);
