import type { LeadGrade } from '@leadbreak/contract'

/** From how many points on a lead is called so. */
export const GRADES: readonly (readonly [LeadGrade, number])[] = [
  ['hot', 60],
  ['warm', 30],
  ['cold', 0],
]

/**
 * What each stated fact is worth. A call that states budget, place and size, and agrees on a day for a visit, is hot by
 * that alone; one that only states what is wanted is warm.
 */
export const POINTS = {
  'budget-stated': [15, 'named a budget'],
  'location-stated': [10, 'named where'],
  'property-stated': [10, 'said what sort of property'],
  'visit-dated': [25, 'agreed to meet or visit at a time'],
  'visit-undated': [12, 'agreed to meet or visit, at no time yet'],
  'payment-dated': [25, 'said when money is to be paid'],
  'payment-undated': [12, 'agreed to a payment, at no time yet'],
  'money-is-ready': [15, 'has the money or the loan ready'],
  urgent: [10, 'is in a hurry'],
  'possession-soon': [10, 'wants to move in soon'],
  'decides-himself': [5, 'decides himself'],
  'asks-much': [10, 'asked three questions or more'],
  asks: [5, 'asked questions'],
  'follow-up-wanted': [5, 'asked to be called or sent something'],
  interested: [5, 'showed interest'],
  'only-looking': [-15, 'is only looking around'],
  objection: [-5, 'objected'],
  'second-objection': [-5, 'objected to a second thing'],
  'third-objection': [-5, 'objected to a third thing'],
  'put-off': [-10, 'put the talk off'],
  'not-interested': [-60, 'said no'],
  'wrong-number': [-100, 'is not the person who was called'],
  'not-reached': [-100, 'was not reached'],
  'opted-out': [-100, 'asked not to be called again'],
} as const satisfies Readonly<Record<string, readonly [points: number, text: string]>>

export type ScoreCode = keyof typeof POINTS

/** Possession within so many months is soon. */
export const SOON_MONTHS = 3
