/** Each has a rule of its own that looks around it: what somebody would repeat who wants a reader to be slow. */
export const SPECIAL_WORDS: readonly string[] = [
  ...[
    'noida ',
    'nahi ',
    'ya ',
    'do ',
    '2 bhk ya 3 ',
    'ek crore ',
    'saath lakh se zyada nahi ',
    'sorry 2 bhk ',
  ],
  ...['gym nahi ', 'na gym ', 'ke bina ', 'pehle 2 bhk ', 'mera ghar ', 'lena hai ', 'kiraye pe ', 'wahan '],
  ...[
    'main office me hai ',
    'call mat karo ',
    'dobara number ',
    'sector ',
    'radhika nagar ',
    'block a ',
    'b h ',
  ],
  ...['and a half ', 'point ', 'double ', 'per ', 'square ', 'swimming ', 'car pet ', 'haan ', 'hata do '],
  ...['1,', ',11', '1.2', '- ', '!', '.', "a'", 'क्', '़', 'ि', '\u0301', '\u200d', '₹', 'a.', 'एच'],
]
