/** A primitive that the compiler keeps apart from its equals: an `Iuv` is not an `Iud`, though both are text. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
