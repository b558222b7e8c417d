import { z } from 'zod';

/** As much of a JSON Schema as tells which keys stand where. */
type Shape = {
  properties?: Record<string, Shape> | undefined;
  items?: Shape | undefined;
  additionalProperties?: Shape | boolean | undefined;
  anyOf?: Shape[] | undefined;
};

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), shape).optional(),
    items: shape.optional(),
    additionalProperties: z.union([z.boolean(), shape]).optional(),
    anyOf: z.array(shape).optional(),
  }),
);

const children = (shape: Shape, key: PropertyKey): Shape[] => {
  if (typeof key === 'number') return shape.items ? [shape.items] : [];
  const own = shape.properties?.[String(key)];
  if (own) return [own];
  return typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : [];
};

const alternatives = (shape: Shape): Shape[] => [shape, ...(shape.anyOf ?? []).flatMap(alternatives)];

/** The keys that a schema knows at a path, for suggesting the one that was meant. */
export const knownKeys = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  const root = shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
  const places = path.reduce<Shape[]>(
    (shapes, key) => shapes.flatMap((shape) => children(shape, key)).flatMap(alternatives),
    alternatives(root),
  );
  return [...new Set(places.flatMap(({ properties }) => Object.keys(properties ?? {})))];
};
