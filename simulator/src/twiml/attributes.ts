import type { XmlElement } from '@rgrove/parse-xml'
import type { Address, Method } from './verbs.ts'

/** Notes something in a document that is passed over. */
export type Warn = (text: string) => void

/**
 * The attributes of one element, read one by one with their meaning. A value that cannot be understood gives a warning and
 * counts as absent; `end` warns of the attributes that nobody asked for, Twilio's or not.
 */
export interface Attributes {
  text(name: string): string | null
  oneOf<const T extends string>(name: string, values: readonly T[]): T | null
  /** Several of `values`, with spaces between; null when absent. */
  someOf<const T extends string>(name: string, values: readonly T[]): readonly T[] | null
  yes(name: string): boolean | null
  whole(name: string, range: { readonly min: number; readonly max: number }): number | null
  /** Seconds in the document. */
  ms(name: string, range: { readonly minS: number; readonly maxS: number }): number | null
  /** Null when `name` is absent or empty. */
  address(name: string, methodName: string): Address | null
  /** Twilio's, and without meaning for what happens here. */
  ignore(...names: readonly string[]): void
  end(): void
}

export function readAttributes(element: XmlElement, warn: Warn): Attributes {
  const unread = new Set(Object.keys(element.attributes))

  function text(name: string): string | null {
    unread.delete(name)
    return element.attributes[name] ?? null
  }

  function refuse(name: string): null {
    warn(`<${element.name}> has an attribute ${name} with a value that is not understood`)
    return null
  }

  function oneOf<const T extends string>(name: string, values: readonly T[]): T | null {
    const value = text(name)
    if (value === null) return null
    return values.find((known) => known.toLowerCase() === value.trim().toLowerCase()) ?? refuse(name)
  }

  function someOf<const T extends string>(name: string, values: readonly T[]): readonly T[] | null {
    const words = text(name)?.split(/\s+/).filter(Boolean)
    if (!words) return null
    const known = values.filter((value) => words.includes(value))
    if (words.some((word) => !values.some((value) => value === word))) refuse(name)
    return known.length ? known : null
  }

  function whole(name: string, { min, max }: { min: number; max: number }): number | null {
    const value = text(name)
    if (value === null) return null
    const number = /^\s*\d+\s*$/.test(value) ? Number(value) : NaN
    return number >= min && number <= max ? number : refuse(name)
  }

  function ms(name: string, { minS, maxS }: { minS: number; maxS: number }): number | null {
    const seconds = whole(name, { min: minS, max: maxS })
    return seconds === null ? null : seconds * 1000
  }

  function address(name: string, methodName: string): Address | null {
    const method: Method = oneOf(methodName, ['GET', 'POST']) ?? 'POST'
    const url = text(name)?.trim()
    return url ? { url, method } : null
  }

  function yes(name: string): boolean | null {
    const word = oneOf(name, ['true', 'false'])
    return word === null ? null : word === 'true'
  }

  function end(): void {
    for (const name of unread) warn(`<${element.name}> has an attribute ${name} that has no effect here`)
  }

  return {
    text,
    oneOf,
    someOf,
    yes,
    whole,
    ms,
    address,
    ignore(...names) {
      for (const name of names) unread.delete(name)
    },
    end,
  }
}
