/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/office/list-label.h"

#include <string.h>

/* Korean letters of lists, fourteen of each */
static const char *const ganada[] = {
  "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "카", "타", "파", "하",
};
static const char *const chosung[] = {
  "ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅅ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
};

typedef struct
{
  guint16 code;
  gunichar means;
} Symbol;

/* what lists and arguments use of them */
static const Symbol symbol_font[] = {
  { 0x2d, 0x2212 }, { 0xa3, 0x2264 }, { 0xa5, 0x221e }, { 0xab, 0x2194 }, { 0xac, 0x2190 },
  { 0xad, 0x2191 }, { 0xae, 0x2192 }, { 0xaf, 0x2193 }, { 0xb0, 0x00b0 }, { 0xb1, 0x00b1 },
  { 0xb3, 0x2265 }, { 0xb4, 0x00d7 }, { 0xb7, 0x2022 }, { 0xb9, 0x2260 }, { 0xbb, 0x2248 },
  { 0xbc, 0x2026 }, { 0xd2, 0x00ae }, { 0xd3, 0x00a9 }, { 0xd4, 0x2122 }, { 0xde, 0x21d2 },
};
static const Symbol wingdings[] = {
  { 0x6c, 0x25cf }, { 0x6e, 0x25a0 }, { 0x6f, 0x25a1 }, { 0x71, 0x2751 }, { 0x75, 0x25c6 },
  { 0x76, 0x2756 }, { 0x9f, 0x2022 }, { 0xa1, 0x25cb }, { 0xa7, 0x25aa }, { 0xa8, 0x25fb },
  { 0xd8, 0x27a2 }, { 0xdf, 0x2190 }, { 0xe0, 0x2192 }, { 0xf0, 0x21e8 }, { 0xfb, 0x2717 },
  { 0xfc, 0x2714 }, { 0xfd, 0x2612 }, { 0xfe, 0x2611 },
};

static char *
format_roman (int number, gboolean upper)
{
  static const struct
  {
    int value;
    const char *letters;
  } steps[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" },
    { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
  };
  g_autoptr (GString) roman = g_string_new (NULL);

  if (number < 1 || number > 3999)
    return g_strdup_printf ("%d", number);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      g_string_append (roman, steps[i].letters);
  return upper ? g_ascii_strup (roman->str, -1) : g_strdup (roman->str);
}

/* a to z, aa to zz, aaa: the letter repeats */
static char *
format_letters (int number, char first)
{
  if (number < 1 || number > 26 * 20)
    return g_strdup_printf ("%d", number);
  return g_strnfill ((number - 1) / 26 + 1, first + (number - 1) % 26);
}

static char *
format_from (const char *const *letters, gsize n, int number)
{
  if (number < 1)
    return g_strdup_printf ("%d", number);
  return g_strdup (letters[(number - 1) % n]);
}

static char *
format_circled (int number)
{
  char utf8[7] = "";

  if (number < 1 || number > 20)
    return g_strdup_printf ("%d", number);
  g_unichar_to_utf8 (0x2460 + number - 1, utf8);
  return g_strdup (utf8);
}

/**
 * pnd_list_label_format:
 * @format: the name of a way to count
 * @number: from 0
 *
 * Returns: (transfer full): the number
 */
char *
pnd_list_label_format (const char *format, int number)
{
  g_return_val_if_fail (format != NULL, NULL);

  if (g_str_equal (format, "lowerLetter") || g_str_equal (format, "a"))
    return format_letters (number, 'a');
  if (g_str_equal (format, "upperLetter") || g_str_equal (format, "A"))
    return format_letters (number, 'A');
  if (g_str_equal (format, "lowerRoman") || g_str_equal (format, "i"))
    return format_roman (number, FALSE);
  if (g_str_equal (format, "upperRoman") || g_str_equal (format, "I"))
    return format_roman (number, TRUE);
  if (g_str_equal (format, "decimalZero"))
    return g_strdup_printf ("%02d", number);
  if (g_str_equal (format, "ganada") || g_str_has_prefix (format, "가"))
    return format_from (ganada, G_N_ELEMENTS (ganada), number);
  if (g_str_equal (format, "chosung") || g_str_has_prefix (format, "ㄱ"))
    return format_from (chosung, G_N_ELEMENTS (chosung), number);
  if (g_str_has_prefix (format, "decimalEnclosedCircle") || g_str_has_prefix (format, "①"))
    return format_circled (number);
  return g_strdup_printf ("%d", number);
}

/**
 * pnd_list_label_map_symbol:
 * @font: (nullable): a font's name
 * @c: a character in it, in the private use area or not
 *
 * Returns: the character it shows; @c itself for ordinary fonts
 */
gunichar
pnd_list_label_map_symbol (const char *font, gunichar c)
{
  gunichar code = c >= 0xf000 && c <= 0xf0ff ? c - 0xf000 : c;
  gboolean is_symbol = font != NULL && g_str_has_prefix (font, "Symbol");
  gboolean is_wingdings = font != NULL && g_str_has_prefix (font, "Wingdings");
  const Symbol *table = is_wingdings ? wingdings : symbol_font;
  gsize n = is_wingdings ? G_N_ELEMENTS (wingdings) : G_N_ELEMENTS (symbol_font);

  /* outside the private use area only those fonts have pictures */
  if (code == c && !is_symbol && !is_wingdings)
    return c;
  for (gsize i = 0; i < n; i++)
    if (table[i].code == code)
      return table[i].means;
  if (code < 0x80 && is_symbol)
    return code;
  return code == c ? c : 0xfffd;
}
