import { z } from 'zod';

type Shape = {
  properties?: Record<string, Shape>;
  items?: Shape;
  additionalProperties?: Shape | boolean;
  anyOf?: Shape[];
};

const children = (shape: Shape, key: PropertyKey): Shape[] => {
  if (typeof key === 'number') return shape.items ? [shape.items] : [];
  const own = shape.properties?.[String(key)];
  if (own) return [own];
  return typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : [];
};

const alternatives = (shape: Shape): Shape[] => [shape, ...(shape.anyOf ?? []).flatMap(alternatives)];

/** The keys that a schema knows at a path, for suggesting the one that was meant. */
export const knownKeys = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;
  const places = path.reduce<Shape[]>(
    (shapes, key) => shapes.flatMap((shape) => children(shape, key)).flatMap(alternatives),
    alternatives(root),
  );
  return [...new Set(places.flatMap(({ properties }) => Object.keys(properties ?? {})))];
};
