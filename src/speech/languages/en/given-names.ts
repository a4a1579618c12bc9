import { givenNames } from '../person-name.ts';

/** The common given names in the English-speaking countries. */
export const englishGivenNames = givenNames(
  'Aaron Adam Alan Albert Alexander Alfred Andrew Anthony Arthur Benjamin Bernard Bradley Brian Bruce Bryan Charles ' +
    'Christopher Colin Craig Daniel David Dennis Derek Donald Douglas Edward Edwin Eric Ernest Ethan Eugene Francis Frank ' +
    'Frederick Gareth Gary Geoffrey George Gerald Gordon Graham Gregory Harold Harry Henry Howard Hugh Ian Isaac Jack Jacob ' +
    'James Jason Jeffrey Jeremy John Jonathan Joseph Joshua Keith Kenneth Kevin Lawrence Leonard Liam Luke Malcolm Mark ' +
    'Martin Matthew Michael Nathan Neil Nicholas Nigel Noah Norman Oliver Oscar Patrick Paul Peter Philip Ralph Raymond ' +
    'Richard Robert Roger Ronald Roy Russell Ryan Samuel Scott Sean Simon Stanley Stephen Steven Stuart Theodore Thomas ' +
    'Timothy Trevor Victor Vincent Walter Wayne William Zachary',
  'Abigail Agnes Alice Alison Amanda Amelia Amy Angela Ann Anna Anne Annie Audrey Barbara Beatrice Bethany Betty Beverley ' +
    'Brenda Caroline Catherine Charlotte Chloe Christine Claire Claudia Cynthia Daisy Dawn Deborah Denise Diana Diane Donna ' +
    'Doris Dorothy Edith Eileen Elaine Eleanor Elizabeth Ella Ellen Emily Emma Esther Eva Evelyn Fiona Florence Frances ' +
    'Gemma Gillian Grace Hannah Harriet Hazel Heather Helen Hilary Holly Irene Isabella Jacqueline Jane Janet Janice Jean ' +
    'Jennifer Jessica Joan Joanna Joanne Josephine Joyce Judith Judy Julia Julie Karen Kate Katherine Kathleen Kimberly ' +
    'Laura Lauren Linda Lisa Louise Lucy Lydia Lynn Margaret Maria Marie Marion Marilyn Martha Mary Maureen Megan Melissa ' +
    'Michelle Molly Nancy Natalie Nicola Nicole Nora Olivia Pamela Patricia Paula Pauline Penelope Phoebe Rachel Rebecca ' +
    'Rose Rosemary Ruth Sally Samantha Sandra Sarah Sharon Sheila Shirley Sophia Sophie Stephanie Susan Susanna Sylvia ' +
    'Teresa Theresa Tracey Valerie Vanessa Vera Victoria Virginia Wendy Yvonne Zoe',
);
