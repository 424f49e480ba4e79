// Operations to begin with, a tab each: offices, booking and proof, what is left live, the line at an office.

interface Example {
  query: string;
  variables?: string;
  headers?: string;
}

const REMARKS = {
  id: [
    'Semua kantor, layanannya, dan sisa tempat tujuh hari ke depan.',
    'Ambil tempat. Jawabannya pendaftaran, atau penolakan dengan alasan dan pilihan lain.',
    'Konfirmasi kode. Dari chat nomornya sudah terbukti; di web kode harus dikirim ke kantor dulu.',
    'Sisa tempat, langsung: daftarkan sesuatu di tab lain dan lihat angkanya turun.',
    'Antrean hari ini. Kunci petugas diisi di tab Headers.',
  ],
  en: [
    'All offices, their services, and what is left in the next seven days.',
    'Take a place. The answer is a booking, or a refusal with its reason and other choices.',
    'Confirm a code. By chat the number is proven; on the web the code must be sent to the office first.',
    'What is left, live: book something in another tab and watch the number fall.',
    "Today's line. Put a staff key into the Headers tab.",
  ],
};

const EXAMPLES: readonly Example[] = [
  {
    query: `query Offices {
  offices {
    code
    name
    timeZone
    services {
      code
      name
    }
    availability(days: 7) {
      date
      status
      remaining
    }
  }
}`,
  },
  {
    query: `mutation Book($input: BookInput!) {
  book(input: $input) {
    ... on Booking {
      code
      status
      confirmBy
      window {
        startsAt
      }
      proofs {
        kind
        link
      }
    }
    ... on Refusal {
      reason
      message
      alternatives {
        startsAt
      }
    }
  }
}`,
    variables: JSON.stringify(
      {
        input: {
          office: 'BOGOR',
          applicant: { name: 'Budi Santoso', birthDate: '1987-01-25' },
          when: { earliest: true },
          idempotencyKey: 'a-key-of-your-own',
        },
      },
      null,
      2,
    ),
  },
  {
    query: `mutation Confirm($input: ConfirmBookingInput!) {
  confirmBooking(input: $input) {
    ... on Booking {
      code
      queueNumber
      arriveBy
    }
    ... on Refusal {
      reason
      message
    }
  }
}`,
    variables: JSON.stringify({ input: { code: 'K7M2PQ4X', birthDate: '1987-01-25' } }, null, 2),
  },
  {
    query: `subscription Places($office: ID!) {
  availability(office: $office) {
    date
    remaining
  }
}`,
    variables: JSON.stringify({ office: 'BOGOR' }, null, 2),
  },
  {
    query: `query Line($office: ID!) {
  viewer {
    kind
    name
  }
  tickets(office: $office, first: 20) {
    edges {
      node {
        number
        status
        ahead
        counter {
          label
        }
      }
    }
  }
}`,
    variables: JSON.stringify({ office: 'BOGOR' }, null, 2),
    headers: JSON.stringify({ authorization: 'Bearer antrean_staff_' }, null, 2),
  },
];

export function examplesIn(language: keyof typeof REMARKS): Example[] {
  return EXAMPLES.map(({ query, ...rest }, index) => {
    return { ...rest, query: `${remark(REMARKS[language][index] ?? '')}${query}\n` };
  });
}

/** In lines that fit beside the buttons. */
function remark(text: string): string {
  return text.replace(/(.{1,38})(?: |$)/g, '# $1\n');
}
