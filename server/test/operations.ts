import { openApiDocument } from '../src/http/openapi.ts'
import type { App } from '../src/http/server.ts'

/** A JSON schema as it stands in an OpenAPI document. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

export interface Operation {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access?: string
  readonly summary?: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

export interface Interface {
  readonly document: object
  readonly operations: readonly Operation[]
  /** The schema itself, where `schema` only points to it. */
  readonly resolve: (schema: Schema) => Schema
}

/** What the server says that it can do. */
export async function readInterface(app: App): Promise<Interface> {
  const document = (await openApiDocument(app)) as {
    paths: Record<
      string,
      Record<string, Omit<Operation, 'name' | 'method' | 'path'> & { 'x-access'?: string }>
    >
    components: { schemas: Record<string, Schema> }
  }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([lowerCase, { 'x-access': access, parameters, ...rest }]): Operation => {
      const method = lowerCase.toUpperCase() as Operation['method']
      const known = {
        ...rest,
        name: `${method} ${path}`,
        method,
        path,
        parameters: (parameters as Parameter[] | undefined) ?? [],
      }
      return access === undefined ? known : { ...known, access }
    }),
  )
  const resolve = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)!]!
  return { document, operations, resolve }
}

/** The schema of a JSON body, or null where the operation takes none. */
export function jsonBodyOf({ requestBody }: Operation): Schema | null {
  return requestBody?.content['application/json']?.schema ?? null
}
