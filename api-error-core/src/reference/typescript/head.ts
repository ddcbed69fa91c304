
/** The values and the text that identify a body. */
interface Mark {
  /** The status of the response. Undefined for the parameters of a redirect. */
  readonly status: number | undefined;
  readonly name: string;
  readonly constants: readonly (readonly [readonly (string | number)[], unknown])[];
  readonly text?: readonly [readonly (string | number)[], RegExp];
  /** True if the status identifies the error when the body matches no other error. */
  readonly byStatus?: true;
}

/** The type of a value, for a check at run time. */
type Check =
  | 'unknown'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | readonly ['is', string | number | boolean | null]
  | readonly ['ref', string]
  | readonly ['list', Check]
  | readonly ['map', Check]
  | readonly ['tuple' | 'any' | 'all', readonly Check[]]
  | readonly ['object', readonly (readonly [name: string, check: Check, isRequired: boolean])[]];

function at(body: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as { readonly [step: string | number]: unknown })[step];
  }
  return value;
}

function has(body: unknown, mark: Mark): boolean {
  if (typeof body !== 'object' || body === null) return false;
  for (const [path, value] of mark.constants) {
    if (at(body, path) !== value) return false;
  }
  if (mark.text === undefined) return true;
  const [path, pattern] = mark.text;
  const text = at(body, path);
  return typeof text === 'string' && pattern.test(text);
}

function fits(value: unknown, check: Check | undefined): boolean {
  if (check === undefined) return false;
  if (typeof check === 'string') {
    return check === 'unknown' || (check === 'null' ? value === null : typeof value === check);
  }
  switch (check[0]) {
    case 'is':
      return value === check[1];
    case 'ref':
      return fits(value, checksOf[check[1]]);
    case 'any':
      return check[1].some((one) => fits(value, one));
    case 'all':
      return check[1].every((one) => fits(value, one));
    case 'list':
      return Array.isArray(value) && value.every((item: unknown) => fits(item, check[1]));
    case 'tuple':
      return (
        Array.isArray(value) &&
        value.length === check[1].length &&
        check[1].every((one, index) => fits(value[index], one))
      );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  if (check[0] === 'map') return [...members.values()].every((member) => fits(member, check[1]));
  return check[1].every(([name, one, isRequired]) =>
    members.has(name) ? fits(members.get(name), one) : !isRequired,
  );
}

function is(bodies: readonly string[], body: unknown): boolean {
  return bodies.some(
    (name) => (marksOf[name] ?? []).some((mark) => has(body, mark)) && fits(body, checksOf[name]),
  );
}

/** Returns the name of the only error that has this body. */
function decode(
  bodies: readonly string[],
  status: number | undefined,
  body: unknown,
): string | undefined {
  const names = new Set<string>();
  const namesByStatus = new Set<string>();
  for (const name of bodies) {
    for (const mark of marksOf[name] ?? []) {
      if (mark.status === status && has(body, mark) && fits(body, checksOf[name])) {
        (mark.byStatus === true ? namesByStatus : names).add(mark.name);
      }
    }
  }
  const found = names.size === 0 ? namesByStatus : names;
  return found.size === 1 ? [...found][0] : undefined;
}
