// The columns of a booking that named a person, as they are once the person is erased.
export const ERASED_PERSON = {
  name: '-',
  birthDate: '1900-01-01',
  address: null,
  phone: null,
  photo: null,
  source: null,
  personKey: '',
  senderKey: null,
} as const;
